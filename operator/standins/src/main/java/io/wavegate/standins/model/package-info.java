/** The constraints of the services' API models, and the refusal of requests that break them. */
@NullMarked
package io.wavegate.standins.model;

import org.jspecify.annotations.NullMarked;
