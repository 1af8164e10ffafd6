package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Cronbach's alpha. */
public final class ReliabilityFormulas {

  private static final InputKind<Alphas> KIND =
      new InputKind<>(
          "reliabilities",
          List.of(
              InputRole.of(AI, "Cronbach's alpha").shown(ALL, "Alpha"),
              InputRole.of(MI, "number of items").shown(ALL, "Items"),
              InputRole.of(NI, "sample size").summed(ALL, "n")),
          List.of(InputKind.set(AI, MI, NI)),
          raw ->
              InputRules.of(raw)
                  .each("must not be above 1 (it is a reliability)", alpha -> alpha <= 1, AI)
                  .atLeastTwo(MI, NI)
                  .faults(),
          (raw, options) -> new Alphas(raw.get(AI), raw.get(MI), raw.get(NI)));

  /** Alpha. */
  public static final Formula ARAW =
      Formula.of(KIND, ReliabilityFormulas::raw).explained("ai", "Bonett 2002, 2010");

  /** Hakstian and Whalen's transformation, turned so that it increases. */
  public static final Formula AHW =
      Formula.of(KIND, ReliabilityFormulas::cubeRoot)
          .explained("1 - (1 - ai)^(1/3)", "Hakstian and Whalen 1976");

  /** Bonett's transformation, turned so that it increases. */
  public static final Formula ABT =
      Formula.of(KIND, ReliabilityFormulas::log).explained("-log(1 - ai)", "Bonett 2002, 2010");

  private ReliabilityFormulas() {}

  private static EffectSizes raw(Alphas a, EffectOptions options) {
    return EffectSizes.of(
        a.ni, i -> a.ai[i], i -> a.items(i) * (1 - a.ai[i]) * (1 - a.ai[i]) / (a.ni[i] - 2));
  }

  private static EffectSizes cubeRoot(Alphas a, EffectOptions options) {
    return EffectSizes.of(
        a.ni,
        i -> 1 - Math.cbrt(1 - a.ai[i]),
        i -> {
          double root = Math.cbrt(1 - a.ai[i]);
          double size = 9 * a.ni[i] - 11;
          return 9 * a.items(i) * (a.ni[i] - 1) * root * root / (size * size);
        });
  }

  private static EffectSizes log(Alphas a, EffectOptions options) {
    return EffectSizes.of(a.ni, i -> -Math.log1p(-a.ai[i]), i -> a.items(i) / (a.ni[i] - 2));
  }

  /**
   * Reliabilities.
   *
   * @param ai alphas [k]
   * @param mi numbers of items [k]
   * @param ni sample sizes [k]
   */
  private record Alphas(double[] ai, double[] mi, double[] ni) implements Sample {

    /** 2 m / (m - 1). */
    double items(int i) {
      return 2 * mi[i] / (mi[i] - 1);
    }
  }
}
