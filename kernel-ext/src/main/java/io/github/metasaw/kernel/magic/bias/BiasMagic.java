package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.AsymmetryResult;
import io.github.metasaw.freq.bias.AsymmetryTest;
import io.github.metasaw.freq.bias.AsymmetryTests;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %bias}: tests of funnel asymmetry. */
public final class BiasMagic implements Magic {

  private static final Option<List<AsymmetryTest>> TEST =
      Option.of(
          "test",
          ValueType.of(
                  "NAME,NAME", (option, text) -> AsymmetryTest.parseAll(text), BiasMagic::arguments)
              .ofWords(BiasMagic::names)
              .shownAs(tests -> String.join(",", tests.stream().map(AsymmetryTest::id).toList())),
          "these tests only, of " + String.join(", ", names()));

  private static final Option<FunnelPredictor> PREDICTOR =
      Option.of(
              "predictor",
              ValueTypes.constant("NAME", FunnelPredictor::parse, FunnelPredictor.class),
              "what egger, mixed and thompson regress on, with --test")
          .withDefault(() -> FunnelPredictor.SEI);

  private static List<String> names() {
    return List.of(AsymmetryTest.values()).stream().map(AsymmetryTest::id).toList();
  }

  private static Code<List<AsymmetryTest>> arguments(List<AsymmetryTest> tests) {
    return Literal.list(
        tests.stream().map(test -> new Code<>(test, "AsymmetryTest." + test.name())).toList());
  }

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "bias",
        "FIT",
        "%bias fit --test egger,begg",
        "Tests of funnel asymmetry, each where its data are there");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(TEST, PREDICTOR);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    if (line.has(PREDICTOR) && !line.has(TEST)) {
      throw MetaException.of(
          "--predictor belongs to egger, mixed and thompson; name them, as in --test egger");
    }
    Code<List<AsymmetryResult>> results =
        line.given(TEST)
            .map(
                tests ->
                    Code.of(
                        "AsymmetryTests.some",
                        AsymmetryTests::some,
                        fit,
                        tests,
                        line.code(PREDICTOR)))
            .orElseGet(() -> Code.of("AsymmetryTests.all", AsymmetryTests::all, fit));
    return MagicResult.of(Code.of("AsymmetryTests.table", AsymmetryTests::table, results));
  }
}
