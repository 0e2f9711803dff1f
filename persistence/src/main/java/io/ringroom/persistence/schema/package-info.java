/** The database schema, version by version, and how a database is brought up to it. */
@NullMarked
package io.ringroom.persistence.schema;

import org.jspecify.annotations.NullMarked;
