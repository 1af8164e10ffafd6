package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.Refits;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.input.MissingOption;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %loo}: leave one out. */
public final class LooMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        STUDIES, "loo", "FIT", "%loo fit", "Leave each study, or each cluster, out in turn");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(FigureOptions.ROW_OPTIONS, DeletionOptions.CLUSTER, MissingOption.MISSING);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Refits> fit = line.only(Refits.class, "the name of a fit");
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.ROWS, line);
    if (line.has(DeletionOptions.CLUSTER)) {
      Code<String> cluster = line.code(DeletionOptions.CLUSTER);
      Code<Table> table =
          MissingOption.perCluster(
              fit, fit.call("leaveOneOut", Refits::leaveOneOut, cluster), cluster, line);
      return MagicResult.of(ScaleOption.effects(fit, table, line))
          .withFigure(
              FigureOptions.finish(
                  Code.of("Figures.leaveOneOut", Figures::leaveOneOut, fit, cluster, options),
                  line));
    }
    Code<Table> table =
        MissingOption.perStudy(fit, fit.call("leaveOneOut", Refits::leaveOneOut), line);
    return MagicResult.of(ScaleOption.effects(fit, table, line))
        .withFigure(
            FigureOptions.finish(
                Code.of("Figures.leaveOneOut", Figures::leaveOneOut, fit, options), line));
  }
}
