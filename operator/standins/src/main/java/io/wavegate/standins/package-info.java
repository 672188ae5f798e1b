/** Stand-ins for AWS services on one machine: tables of operations, JSON in, JSON out. */
@NullMarked
package io.wavegate.standins;

import org.jspecify.annotations.NullMarked;
