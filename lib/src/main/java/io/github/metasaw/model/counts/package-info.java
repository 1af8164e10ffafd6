/**
 * Counts of events by study, and their likelihoods: two-by-two tables, events in person-time,
 * proportions and rates. Knows arrays only. Start reading at {@link
 * io.github.metasaw.model.counts.CountData}.
 */
@NullMarked
package io.github.metasaw.model.counts;

import org.jspecify.annotations.NullMarked;
