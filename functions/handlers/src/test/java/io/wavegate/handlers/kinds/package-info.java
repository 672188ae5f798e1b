/**
 * What each kind of validation test keeps, through the handlers: one class per kind, with the same
 * names for the same cases.
 */
@NullMarked
package io.wavegate.handlers.kinds;

import org.jspecify.annotations.NullMarked;
