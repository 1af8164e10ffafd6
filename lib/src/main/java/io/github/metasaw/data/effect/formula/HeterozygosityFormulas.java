package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.BI;
import static io.github.metasaw.data.effect.input.Input.CI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Deviation of genotypes from the Hardy-Weinberg equilibrium. */
public final class HeterozygosityFormulas {

  private static final InputKind<Genotypes> KIND =
      new InputKind<>(
          "counts of genotypes",
          List.of(
              InputRole.of(AI, "people homozygous for the dominant allele").summed(ALL, "AA"),
              InputRole.of(BI, "heterozygous people").summed(ALL, "Aa"),
              InputRole.of(CI, "people homozygous for the recessive allele").summed(ALL, "aa")),
          List.of(InputKind.set(AI, BI, CI)),
          raw -> InputRules.of(raw).count(AI, BI, CI).faults(),
          (raw, options) -> new Genotypes(raw.get(AI), raw.get(BI), raw.get(CI)));

  /** Log of the relative excess heterozygosity. */
  public static final Formula REH =
      Formula.of(KIND, HeterozygosityFormulas::excess)
          .explained("log(bi / (2 sqrt(ai ci)))", "Ziegler and others 2011");

  private HeterozygosityFormulas() {}

  private static EffectSizes excess(Genotypes g, EffectOptions options) {
    double[] n = g.ni();
    return EffectSizes.of(
        n,
        i -> Math.log(g.bi[i] / n[i]) - Math.log(2 * Math.sqrt(g.ai[i] * g.ci[i]) / n[i]),
        i -> {
          double p = g.bi[i] / n[i];
          return ((1 - p) * n[i] * n[i] / (4 * g.ai[i] * g.ci[i]) + 1 / p) / n[i];
        });
  }

  /**
   * Genotypes.
   *
   * @param ai homozygous for the dominant allele [k]
   * @param bi heterozygous [k]
   * @param ci homozygous for the recessive allele [k]
   */
  private record Genotypes(double[] ai, double[] bi, double[] ci) implements Sample {

    @Override
    public double[] ni() {
      return Formula.each(ai.length, i -> ai[i] + bi[i] + ci[i]);
    }
  }
}
