/**
 * Posterior draws and what they tell: summaries with their Monte Carlo error, convergence
 * diagnostics, and checks in words. Knows no sampler and no model. Imports {@code check} only, with
 * Tablesaw and Commons Math. Start at {@link Draws} and {@link DrawSummary}.
 */
@NullMarked
package io.github.metasaw.draws;

import org.jspecify.annotations.NullMarked;
