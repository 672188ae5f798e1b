/** The in-memory HTTP client through which real AWS SDK clients reach the tables. */
@NullMarked
package io.wavegate.standins.http;

import org.jspecify.annotations.NullMarked;
