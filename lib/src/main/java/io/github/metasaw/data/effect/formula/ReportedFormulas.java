package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.SEI;
import static io.github.metasaw.data.effect.input.Input.VI;
import static io.github.metasaw.data.effect.input.Input.YI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Estimates that studies report themselves, such as log hazard ratios. */
public final class ReportedFormulas {

  private static final InputKind<Estimates> KIND =
      new InputKind<>(
          "estimates and their precision",
          List.of(
              InputRole.of(YI, "estimate, on the scale of the analysis"),
              InputRole.of(VI, "sampling variance"),
              InputRole.of(SEI, "standard error"),
              InputRole.of(NI, "sample size").summed(ALL, "n")),
          List.of(InputKind.set(YI, VI), InputKind.set(YI, SEI)),
          raw ->
              InputRules.of(raw)
                  .each("must be finite", Double::isFinite, YI)
                  .each("must not be negative (it is a variance)", v -> v >= 0, VI)
                  .each("must not be negative (it is a standard error)", se -> se >= 0, SEI)
                  .faults(),
          (raw, options) -> Estimates.read(raw));

  /** Estimates as they are. */
  public static final Formula REPORTED =
      Formula.of(KIND, ReportedFormulas::reported).explained("yi", "as reported");

  private ReportedFormulas() {}

  private static EffectSizes reported(Estimates e, EffectOptions options) {
    return EffectSizes.of(e.ni, i -> e.yi[i], i -> e.vi[i]);
  }

  /**
   * Estimates.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param ni sample sizes, NaN where not known [k]
   */
  private record Estimates(double[] yi, double[] vi, double[] ni) implements Sample {

    static Estimates read(RawData raw) {
      double[] v = raw.get(VI);
      for (int i = 0; i < v.length; i++) {
        double se = raw.get(SEI, i);
        v[i] = Double.isNaN(v[i]) ? se * se : v[i];
      }
      return new Estimates(raw.get(YI), v, raw.get(NI));
    }
  }
}
