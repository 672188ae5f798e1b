package io.wavegate.engine.asl;

import io.wavegate.engine.query.Template;
import java.util.Optional;

/**
 * How a state is left.
 *
 * @param assign {@code Assign}: an object of variables to set
 * @param output {@code Output}; without it the state's result, or its input where it has no result
 * @param field what field names in messages begin with: empty, or e.g. {@code Catch[0]/}
 * @param transition where it leads
 */
public record Exit(
    Optional<Template> assign, Optional<Template> output, String field, Transition transition) {}
