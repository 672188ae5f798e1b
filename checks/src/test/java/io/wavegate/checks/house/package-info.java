/** The rules of the house, held against classes, sources and texts. */
@NullMarked
package io.wavegate.checks.house;

import org.jspecify.annotations.NullMarked;
