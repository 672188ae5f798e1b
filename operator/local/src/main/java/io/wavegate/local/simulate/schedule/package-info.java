/** What a simulated run consists of: a policy, a course of the world, faults; all from a seed. */
@NullMarked
package io.wavegate.local.simulate.schedule;

import org.jspecify.annotations.NullMarked;
