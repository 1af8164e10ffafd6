package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MissingOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %influence}: influence diagnostics. */
public final class InfluenceMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        STUDIES,
        "influence",
        "FIT",
        "%influence fit",
        "What each study or cluster does to a fit: residuals, Cook's distances, shifts of posteriors");
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
  public MagicResult run(MagicLine line) {
    Code<HasInfluence> fit = line.only(HasInfluence.class, "the name of a fit");
    Optional<Code<Deletion>> deletion = DeletionOptions.of(line);
    Code<Table> table =
        deletion
            .map(d -> fit.<Deletion, Table>call("influence", HasInfluence::influence, d))
            .orElseGet(() -> fit.call("influence", HasInfluence::influence));
    Code<Figure> figure =
        deletion
            .map(
                d ->
                    Code.<HasInfluence, Deletion, Figure>of(
                        "DiagnosticFigures.influence", DiagnosticFigures::influence, fit, d))
            .orElseGet(
                () -> Code.of("DiagnosticFigures.influence", DiagnosticFigures::influence, fit));
    Code<Table> shown =
        line.has(DeletionOptions.CLUSTER)
            ? MissingOption.perCluster(fit, table, line.code(DeletionOptions.CLUSTER), line)
            : MissingOption.perStudy(fit, table, line);
    return MagicResult.of(shown).withFigure(figure);
  }
}
