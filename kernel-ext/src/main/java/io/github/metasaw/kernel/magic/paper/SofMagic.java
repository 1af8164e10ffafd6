package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.review.Certainty;
import io.github.metasaw.review.Finding;
import io.github.metasaw.review.SummaryOfFindings;
import java.util.ArrayList;
import java.util.List;

/** {@code %sof}: a summary of findings. */
public final class SofMagic implements Magic {

  private static final Option<List<Double>> BASELINE =
      Option.of(
          "baseline",
          ValueTypes.numbers("RISK,RISK"),
          "risks without the intervention; the median of the comparators if none is given");

  private static final Option<List<String>> OUTCOME =
      Option.of("outcome", ValueTypes.texts("NAME,NAME"), "what was measured, one name per fit");

  private static final Option<List<String>> CERTAINTY =
      Option.of(
          "certainty",
          ValueTypes.texts("GRADE,GRADE"),
          "your judgement of the evidence, one per fit: high, moderate, low or very-low");

  @Override
  public Description description() {
    return new Description(
        PAPER,
        "sof",
        "FIT...",
        "%sof oddsfit --baseline 0.10,0.25 --certainty moderate",
        "Summary of findings, with absolute effects per 1,000 people");
  }

  @Override
  public Class<?> type() {
    return SummaryOfFindings.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(BASELINE, OUTCOME, CERTAINTY);
  }

  @Override
  public MagicResult run(MagicLine line) {
    List<Code<PooledFit>> fits = line.variables(PooledFit.class, "the name of a fit");
    List<Double> baselines = line.find(BASELINE).orElse(List.of());
    List<String> outcomes = perFit(line, OUTCOME, fits.size());
    List<String> grades = perFit(line, CERTAINTY, fits.size());
    List<Code<Finding>> findings = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      Code<Finding> finding = finding(fits.get(i), baselines);
      if (!outcomes.isEmpty()) {
        finding =
            finding.<String, Finding>call(
                "withOutcome", Finding::withOutcome, Literal.text(outcomes.get(i)));
      }
      if (!grades.isEmpty()) {
        finding =
            finding.<Certainty, Finding>call(
                "withCertainty",
                Finding::withCertainty,
                Literal.constant(Certainty.parse(grades.get(i))));
      }
      findings.add(finding);
    }
    Code<SummaryOfFindings> summary =
        Code.of("SummaryOfFindings.of", SummaryOfFindings::of, Literal.list(findings));
    return MagicResult.of(summary);
  }

  private static Code<Finding> finding(Code<PooledFit> fit, List<Double> baselines) {
    return Code.<PooledFit, Double, Finding>ofAll(
        "Finding.of",
        (one, risks) -> Finding.of(one, risks.stream().mapToDouble(Double::doubleValue).toArray()),
        fit,
        baselines.stream().map(Literal::number).toList());
  }

  private static List<String> perFit(MagicLine line, Option<List<String>> option, int fits) {
    List<String> texts = line.find(option).orElse(List.of());
    if (!texts.isEmpty() && texts.size() != fits) {
      throw MetaException.of(
          "%s takes one for each fit: %d here, not %d"
              .formatted(option.flagName(), fits, texts.size()));
    }
    return texts;
  }
}
