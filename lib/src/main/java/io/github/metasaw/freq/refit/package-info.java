/**
 * Everything that fits a model again to changed data: leave-one-out, influence, cumulative
 * analysis, subgroups, profile likelihood and bootstrap. All of it goes through {@link
 * io.github.metasaw.freq.Solver#refit} and {@link RefitLoop}.
 */
@NullMarked
package io.github.metasaw.freq.refit;

import org.jspecify.annotations.NullMarked;
