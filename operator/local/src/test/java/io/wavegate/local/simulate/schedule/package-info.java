/** What schedules are drawn. */
@NullMarked
package io.wavegate.local.simulate.schedule;

import org.jspecify.annotations.NullMarked;
