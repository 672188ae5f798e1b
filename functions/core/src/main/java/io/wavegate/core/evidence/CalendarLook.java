package io.wavegate.core.evidence;

import io.wavegate.core.model.Reading;

/**
 * One calendar of the policy and what came of reading it.
 *
 * @param calendar as the policy names it
 */
public record CalendarLook(String calendar, Reading<CalendarFacts> facts) {}
