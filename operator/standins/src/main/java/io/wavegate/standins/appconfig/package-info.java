/** A stand-in for AWS AppConfig: configurations that are deployed, stopped and reverted. */
@NullMarked
package io.wavegate.standins.appconfig;

import org.jspecify.annotations.NullMarked;
