/**
 * From what studies report to what formulas need: SDs from standard errors, intervals, tests and
 * quantiles, tables from odds ratios, arms that are combined or shared, clusters and pairs. Numbers
 * only. Start at {@link io.github.metasaw.data.effect.convert.Spread} and {@link
 * io.github.metasaw.data.effect.convert.FiveNumbers}.
 */
@NullMarked
package io.github.metasaw.data.effect.convert;

import org.jspecify.annotations.NullMarked;
