/** The store: DynamoDB behind the store port, and the repositories that stand on it. */
@NullMarked
package io.wavegate.handlers.store;

import org.jspecify.annotations.NullMarked;
