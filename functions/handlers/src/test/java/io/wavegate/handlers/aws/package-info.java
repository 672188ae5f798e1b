/** Tests of the AWS adapters, over real SDK clients. */
@NullMarked
package io.wavegate.handlers.aws;

import org.jspecify.annotations.NullMarked;
