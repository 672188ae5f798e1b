/** The loopback endpoint at which the AWS CLI and the SDKs find every service. */
@NullMarked
package io.wavegate.local.endpoint;

import org.jspecify.annotations.NullMarked;
