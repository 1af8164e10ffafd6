package io.github.metasaw.freq.study;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.FrequentistFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The drapery plot of Rücker and Schwarzer (2021, Res Synth Methods 12:243): p-value functions of
 * the studies, of the pooled effect and of the effect in a next study. R: meta's {@code drapery}.
 *
 * @param studies one per study [k]
 * @param pooled of the pooled effect, by the test of the model
 * @param next of the effect in a next study; null where the model says nothing of one
 * @param noEffect the effect that means none; NaN where there is no such value
 * @param level confidence of the intervals
 */
public record Drapery(
    List<PValueFunction> studies,
    PValueFunction pooled,
    @Nullable PValueFunction next,
    double noEffect,
    double level)
    implements Tabular {

  /** Takes a copy of the functions. */
  public Drapery {
    studies = List.copyOf(studies);
  }

  /**
   * The functions of a fit.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return one function per study and those of the model
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or a sampling variance of
   *     0
   */
  public static Drapery of(FrequentistFit fit) {
    PlottedStudies rows =
        PlottedStudies.withoutModerators(fit, "a drapery plot").positive("a drapery plot");
    double[] yi = rows.yi();
    double[] sei = rows.sei();
    List<PValueFunction> studies = new ArrayList<>();
    for (int i = 0; i < yi.length; i++) {
      studies.add(new PValueFunction(rows.labels().get(i), yi[i], sei[i], Double.NaN));
    }
    return new Drapery(
        studies,
        new PValueFunction("pooled effect", fit.estimate(), fit.se(), fit.testDf()),
        next(rows),
        fit.studies().measure().noEffect(),
        fit.level());
  }

  private static @Nullable PValueFunction next(PlottedStudies rows) {
    FrequentistFit fit = rows.fit();
    double df = rows.options().prediction().degrees(rows.k() - 1, fit.testDf());
    if (fit.estimator().isZero() || df <= 0) {
      return null;
    }
    double sd = Math.sqrt(fit.se() * fit.se() + fit.tau2());
    return new PValueFunction("next study", fit.estimate(), sd, df);
  }

  /**
   * Of the effect in a next study.
   *
   * @return empty for models that put tau2 at 0, and where there are too few studies
   */
  public Optional<PValueFunction> prediction() {
    return Optional.ofNullable(next);
  }

  @Override
  public Table table() {
    List<PValueFunction> all =
        Stream.concat(studies.stream(), Stream.concat(Stream.of(pooled), prediction().stream()))
            .toList();
    return Table.create(
        "drapery plot",
        StringColumn.create("study", all.stream().map(PValueFunction::label)),
        DoubleColumn.create("estimate", all.stream().mapToDouble(f -> f.estimate()).toArray()),
        DoubleColumn.create("sd", all.stream().mapToDouble(f -> f.sd()).toArray()),
        DoubleColumn.create("df", all.stream().mapToDouble(f -> f.df()).toArray()),
        DoubleColumn.create(
            "lower", all.stream().mapToDouble(f -> f.interval(level).lower()).toArray()),
        DoubleColumn.create(
            "upper", all.stream().mapToDouble(f -> f.interval(level).upper()).toArray()),
        DoubleColumn.create("p", all.stream().mapToDouble(f -> f.p(noEffect)).toArray()));
  }
}
