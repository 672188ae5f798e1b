/** The shipped template, state machines and sample events, as data to test. */
@NullMarked
package io.wavegate.checks.template;

import org.jspecify.annotations.NullMarked;
