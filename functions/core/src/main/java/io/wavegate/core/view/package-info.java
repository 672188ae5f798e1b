/** What a person is shown of a release. */
@NullMarked
package io.wavegate.core.view;

import org.jspecify.annotations.NullMarked;
