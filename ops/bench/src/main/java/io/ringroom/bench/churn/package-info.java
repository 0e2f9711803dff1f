/** What people hear while others come and go. */
@NullMarked
package io.ringroom.bench.churn;

import org.jspecify.annotations.NullMarked;
