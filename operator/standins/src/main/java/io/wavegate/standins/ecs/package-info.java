/** A stand-in for Amazon ECS: services, their deployments and their task definitions. */
@NullMarked
package io.wavegate.standins.ecs;

import org.jspecify.annotations.NullMarked;
