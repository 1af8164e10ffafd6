package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %summary}: the summary of a fit. */
public final class SummaryMagic implements Magic {

  private static final String CODA = "coda";
  private static final List<String> STYLES = List.of("table", CODA);

  private static final Option<String> STYLE =
      Option.of(
              "style",
              ValueTypes.choice("NAME", SummaryMagic::style, style -> style, () -> STYLES),
              "coda shows draws as R's coda prints them")
          .withDefault(() -> "table");

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "summary",
        "FIT [VARIABLE...]",
        "%summary post mu tau --style coda",
        "The summary of a fit; of a posterior, some variables");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(STYLE), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    String name = line.word("the name of a fit");
    Code<String> style = line.code(STYLE);
    if (line.host().read(name, Fit.class) instanceof FrequentistFit fit) {
      if (!line.rest().isEmpty() || style.value().equals(CODA)) {
        throw MetaException.of(
            "'%s' is a FrequentistFit, which has no draws: variables and --style coda are for a BayesFit"
                .formatted(name));
      }
      Code<FrequentistFit> own = Code.variable(name, fit);
      Optional<Code<Transformation>> scale = ScaleOption.asked(line, own);
      return MagicResult.of(
          ScaleOption.terms(own, own.call("coefficients", FrequentistFit::coefficients), line),
          List.of(
              scale
                  .map(shown -> Render.summary(fit, shown.value(), MagicWording.OF_CELL))
                  .orElseGet(() -> Render.summary(fit, MagicWording.OF_CELL))));
    }
    if (line.value(name) instanceof CountsFit counts) {
      Code<CountsFit> own = Code.variable(name, counts);
      return ofPooled(line, own, own.call("coefficients", CountsFit::coefficients));
    }
    if (line.value(name) instanceof SelectionFit selection) {
      Code<SelectionFit> own = Code.variable(name, selection);
      return ofPooled(line, own, own.call("coefficients", SelectionFit::coefficients));
    }
    return ofPosterior(line, line.variable(name, BayesFit.class), style);
  }

  private static MagicResult ofPosterior(MagicLine line, Code<BayesFit> fit, Code<String> style) {
    Code<List<String>> variables = Literal.texts(line.rest());
    if (style.value().equals(CODA)) {
      line.refuse(ScaleOption.OPTIONS, "%s is not for draws as coda prints them");
    }
    Optional<Code<Transformation>> scale = ScaleOption.asked(line, fit);
    if (scale.isPresent()) {
      return MagicResult.of(
          Code.of("Render.summaryTable", Render::summaryTable, fit, variables, scale.get()));
    }
    return style.value().equals(CODA)
        ? MagicResult.of(
            Code.of("Render.codaTable", Render::codaTable, fit, variables),
            List.of(Render.coda(fit.value(), variables.value())))
        : MagicResult.of(Code.of("Render.summaryTable", Render::summaryTable, fit, variables));
  }

  private static <T extends PooledFit> MagicResult ofPooled(
      MagicLine line, Code<T> fit, Code<Table> coefficients) {
    line.atMost(1);
    line.refuse(List.of(STYLE), "%s is for draws, and '" + fit.java() + "' has none");
    return MagicResult.of(
        coefficients,
        List.of(
            ScaleOption.asked(line, fit)
                .map(shown -> Render.summary(fit.value(), shown.value(), MagicWording.OF_CELL))
                .orElseGet(() -> Render.summary(fit.value(), MagicWording.OF_CELL))));
  }

  private static String style(String style) {
    if (!STYLES.contains(style)) {
      throw MetaException.unknown("style", style, "", STYLES);
    }
    return style;
  }
}
