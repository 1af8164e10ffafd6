package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** {@code %contrast}: a linear combination of coefficients. */
public final class ContrastMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "contrast",
        "FIT TERM=WEIGHT...",
        "%contrast fit (Intercept)=1 habitatforest=1",
        "A linear combination of coefficients");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(RobustOptions.OPTIONS, ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.first(FrequentistFit.class, "the name of a fit");
    Map<String, Code<Double>> weights = new LinkedHashMap<>();
    for (String word : line.rest()) {
      int equals = word.lastIndexOf('=');
      weights.put(word.substring(0, Math.max(0, equals)), weight(word, equals));
    }
    if (weights.isEmpty()) {
      throw MetaException.of(
          "%contrast needs weights of terms, as in %contrast fit (Intercept)=1 habitatforest=1");
    }
    Code<Map<String, Double>> map = Literal.map(weights);
    Code<Table> contrast =
        RobustOptions.asked(line, fit)
            .map(robust -> robust.call("contrast", RobustInference::contrast, map))
            .orElseGet(() -> fit.call("contrast", FrequentistFit::contrast, map));
    return MagicResult.of(ScaleOption.effects(fit, contrast, line));
  }

  private static Code<Double> weight(String word, int equals) {
    try {
      return Literal.number(Double.parseDouble(word.substring(equals + 1)));
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "a weight is written TERM=NUMBER, as in habitatforest=1, not '" + word + "'");
    }
  }
}
