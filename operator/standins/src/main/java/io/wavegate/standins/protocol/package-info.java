/** The wire protocols of AWS services: bytes to operation and JSON, JSON or error to bytes. */
@NullMarked
package io.wavegate.standins.protocol;

import org.jspecify.annotations.NullMarked;
