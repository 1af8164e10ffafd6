package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.HasResiduals;
import io.github.metasaw.freq.study.ResidualTypes;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MissingOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %residuals}: raw, Pearson, Cholesky, standardised and studentised residuals. */
public final class ResidualsMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        STUDIES,
        "residuals",
        "FIT",
        "%residuals fit",
        "Residuals: raw, Pearson, Cholesky, standardised, and studentised by leaving rows out");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DeletionOptions.CLUSTER, DeletionOptions.NO_REESTIMATE, MissingOption.MISSING);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "se and standardised are of the fit to all rows; deleted, seDeleted and studentised of the"
            + " fit without the row, or without its cluster",
        "A pooled effect of counts has residuals of the studies' own estimates");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<HasResiduals> fit = line.only(HasResiduals.class, "the name of a fit");
    Code<Table> table =
        DeletionOptions.of(line)
            .map(
                deletion ->
                    Code.<HasResiduals, Deletion, Table>of(
                        "ResidualTypes.table", ResidualTypes::table, fit, deletion))
            .orElseGet(() -> Code.of("ResidualTypes.table", ResidualTypes::table, fit));
    return MagicResult.of(MissingOption.perStudy(fit, table, line));
  }
}
