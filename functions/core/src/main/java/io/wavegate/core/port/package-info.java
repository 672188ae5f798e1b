/** What core needs from the outside: a store, pipelines, alarms, workflows, a pager. */
@NullMarked
package io.wavegate.core.port;

import org.jspecify.annotations.NullMarked;
