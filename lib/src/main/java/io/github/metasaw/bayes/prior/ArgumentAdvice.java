package io.github.metasaw.bayes.prior;

import io.github.metasaw.formula.PriorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Guesses what a prior with too many arguments was meant to be: a half distribution written with a
 * location of 0, as in Stan, or a number with a decimal comma.
 */
final class ArgumentAdvice {

  private ArgumentAdvice() {}

  /**
   * The advice.
   *
   * @param text the prior line
   * @param signature what its distribution takes
   * @param at the argument that is too many, from 0
   * @return empty where nothing better than the signature can be told
   */
  static Optional<String> of(PriorText text, PriorSignature signature, int at) {
    Optional<String> location = withoutLocation(text, signature);
    return location.isPresent() ? location : decimalPoint(text, signature, at);
  }

  /** {@code half_cauchy(0, 5)}, {@code half_t(3, 0, 1)}: the argument before the last is 0. */
  private static Optional<String> withoutLocation(PriorText text, PriorSignature signature) {
    List<PriorText.Argument> all = text.arguments();
    int scaleAt = signature.names().size() - (signature.namedOnly().isEmpty() ? 1 : 0);
    boolean isHalf = signature.word().startsWith("half_") && all.size() == scaleAt + 2;
    if (!isHalf || !all.stream().allMatch(one -> one.name().isEmpty())) {
      return Optional.empty();
    }
    if (all.get(scaleAt).value() != 0) {
      return Optional.empty();
    }
    String scale = signature.namedOnly().isEmpty() ? "" : signature.namedOnly().get(0) + " = ";
    List<String> shape = all.subList(0, scaleAt).stream().map(one -> one.span().text()).toList();
    String advice =
        "%s begins at 0 and has no location; write %s"
            .formatted(signature.word(), call(signature, shape, scale + written(all, scaleAt + 1)));
    return Optional.of(
        isDecimalComma(all, scaleAt + 1)
            ? advice
                + ", or with a decimal point "
                + call(signature, shape, scale + joined(all, scaleAt + 1))
            : advice);
  }

  private static String call(PriorSignature signature, List<String> shape, String scale) {
    List<String> arguments = new ArrayList<>(shape);
    arguments.add(scale);
    return signature.word() + "(" + String.join(", ", arguments) + ")";
  }

  /** {@code exponential(0,5)}; {@code normal(0,1)} is more likely to lack the name of its SD. */
  private static Optional<String> decimalPoint(PriorText text, PriorSignature signature, int at) {
    List<PriorText.Argument> all = text.arguments();
    boolean isComplete =
        signature.namedOnly().isEmpty()
            || all.stream().anyMatch(one -> signature.namedOnly().contains(one.name()));
    IntPredicate isComma = i -> isDecimalComma(all, i);
    int from = isComma.test(at) ? at : at - 1;
    return isComplete && isComma.test(from)
        ? Optional.of(
            "a comma separates arguments; with a decimal point write " + joined(all, from))
        : Optional.empty();
  }

  /** Whether two arguments are digits on both sides of a comma without a blank. */
  private static boolean isDecimalComma(List<PriorText.Argument> all, int second) {
    if (second < 1 || !all.get(second).name().isEmpty()) {
      return false;
    }
    String before = written(all, second - 1);
    int end = all.get(second - 1).span().column() + before.length();
    return before.matches("-?[0-9]+")
        && written(all, second).matches("[0-9]+")
        && all.get(second).span().column() == end + 1;
  }

  private static String joined(List<PriorText.Argument> all, int second) {
    return written(all, second - 1) + "." + written(all, second);
  }

  private static String written(List<PriorText.Argument> all, int i) {
    return all.get(i).span().text();
  }
}
