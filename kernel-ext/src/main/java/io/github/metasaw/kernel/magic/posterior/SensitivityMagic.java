package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.bayes.Sensitivity.Grid;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %sensitivity}: one model under many priors. */
public final class SensitivityMagic implements Magic {

  /** Commas between priors, and not between the arguments of one. */
  private static final String BETWEEN_PRIORS = ",(?![^(]*\\))";

  private static final Option<List<Double>> PSI2 =
      Option.of("psi2", ValueTypes.numbers("A,B"), "variances of mu's prior N(0, psi2)")
          .withDefault(() -> Grid.lecture().psi2());

  private static final Option<List<Double>> TAU2 =
      Option.of("tau2", ValueTypes.numbers("A,B"), "values at which tau2 is fixed")
          .withDefault(() -> Grid.lecture().tau2());

  private static final Option<List<String>> PRIORS =
      Option.of(
              "priors",
              ValueTypes.texts("A,B", BETWEEN_PRIORS),
              "priors of heterogeneity; without --tau2, no fixed values")
          .withDefault(() -> Grid.lecture().priors());

  private static final Option<Double> BELOW =
      Option.of(
          "below", ValueTypes.number("TAU"), "add the probability that tau is less than this");

  private static final List<Option<?>> OPTIONS =
      Option.join(StudiesInput.OPTIONS, PSI2, TAU2, PRIORS, BELOW);

  @Override
  public Description description() {
    return new Description(
        POSTERIOR,
        "sensitivity",
        "TABLE",
        "%sensitivity dat --priors L1,L3,L5",
        "mu, beta_F, tau2 and zeta2 under many priors");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    StudiesInput studies = StudiesInput.of(line);
    Code<Sensitivity> sensitivity =
        Code.of(
            "Sensitivity.of",
            SensitivityMagic::fit,
            studies.reader().call("read", StudyReader::read),
            grid(line));
    return MagicResult.of(
            line.given(BELOW)
                .map(tau -> sensitivity.<Double, Table>call("table", Sensitivity::table, tau))
                .orElseGet(() -> sensitivity.call("table", Sensitivity::table)))
        .withFigure(
            Code.of("PosteriorFigures.sensitivity", PosteriorFigures::sensitivity, sensitivity));
  }

  /** Of fixed values and priors those that are named; all of the lecture's if neither is. */
  private static Code<Grid> grid(MagicLine line) {
    boolean all = !line.has(TAU2) && !line.has(PRIORS);
    return Code.of(
        "new Sensitivity.Grid",
        Grid::new,
        line.code(PSI2),
        all || line.has(TAU2) ? line.code(TAU2) : Literal.list(List.of()),
        all || line.has(PRIORS) ? line.code(PRIORS) : Literal.texts(List.of()));
  }

  /** Priors of an option have no line and column to name. */
  private static Sensitivity fit(Studies studies, Grid grid) {
    try {
      return Sensitivity.of(studies, grid);
    } catch (MetaException fault) {
      throw MetaException.of(
          fault.message(
              new MagicWording(place -> place instanceof Place.InText ? "" : place.label())));
    }
  }
}
