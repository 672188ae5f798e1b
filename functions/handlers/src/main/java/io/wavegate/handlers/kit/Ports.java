package io.wavegate.handlers.kit;

import io.wavegate.core.port.Alarms;
import io.wavegate.core.port.Budgets;
import io.wavegate.core.port.Calendars;
import io.wavegate.core.port.Entropy;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Metrics;
import io.wavegate.core.port.Pager;
import io.wavegate.core.port.Parameters;
import io.wavegate.core.port.Pipelines;
import io.wavegate.core.port.PolicySource;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Traffic;
import io.wavegate.core.port.Workflows;

/** All that is outside. */
public record Ports(
    TimeSource time,
    Pipelines pipelines,
    Alarms alarms,
    Traffic traffic,
    Workflows workflows,
    Pager pager,
    Sites sites,
    PolicySource policySource,
    Calendars calendars,
    Budgets budgets,
    Levers levers,
    Parameters parameters,
    Metrics metrics,
    Entropy entropy) {}
