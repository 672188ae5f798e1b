/** A stand-in for AWS CodeBuild: builds that go through their phases, and end as the world says. */
@NullMarked
package io.wavegate.standins.codebuild;

import org.jspecify.annotations.NullMarked;
