package io.github.metasaw.freq.program;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.linalg.Diagonal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Studies as a program analyses them.
 *
 * @param studies those that it keeps, with effects by its formulas where they report enough
 * @param kept their rows among the studies here, from 0
 * @param differsByZeros whether studies are left out, or studies with a count of 0 have another
 *     effect
 * @param differsByFormula whether other studies have another effect
 */
record ProgramStudies(
    Studies studies, int[] kept, boolean differsByZeros, boolean differsByFormula) {

  /** Below this share of the larger, a difference of effects is rounding. */
  private static final double ROUNDING = 1e-12;

  /** The studies of a fit, by a program. */
  static ProgramStudies of(Studies here, Program program) {
    Optional<RawData> raw = here.raw();
    ProgramEffects formulas = program.effects();
    int[] all = IntStream.range(0, here.k()).toArray();
    if (raw.isEmpty()) {
      return new ProgramStudies(here, all, false, false);
    }
    Optional<Counts> counts = Counts.of(raw.get());
    int[] kept =
        Arrays.stream(all)
            .filter(i -> counts.isEmpty() || formulas.keeps(here.measure(), counts.get(), i))
            .toArray();
    boolean isFewer = kept.length < here.k();
    if (!(here.V() instanceof Diagonal)) {
      return new ProgramStudies(here.select(kept), kept, isFewer, false);
    }
    EffectSizes own = new EffectSizes(here.yi(), here.vi(), here.yi());
    EffectSizes computed = formulas.compute(here.measure(), raw.get());
    boolean[] known = new boolean[here.k()];
    boolean byZeros = isFewer;
    boolean byFormula = false;
    for (int i : kept) {
      known[i] = computed.vi()[i] > 0 && !Double.isNaN(computed.yi()[i]);
      if (known[i] && isOther(own, computed, i)) {
        boolean isZero = counts.isPresent() && counts.get().hasZero(i);
        byZeros |= isZero;
        byFormula |= !isZero;
      }
    }
    EffectSizes effects = computed.over(own, known, false);
    return new ProgramStudies(here.withEffects(effects).select(kept), kept, byZeros, byFormula);
  }

  private static boolean isOther(EffectSizes one, EffectSizes other, int i) {
    return isOther(one.yi()[i], other.yi()[i]) || isOther(one.vi()[i], other.vi()[i]);
  }

  private static boolean isOther(double one, double other) {
    return Math.abs(one - other) > ROUNDING * Math.max(Math.abs(one), Math.abs(other));
  }
}
