package io.github.metasaw.kernel;

import io.github.metasaw.bayes.prior.LambertPrior;
import io.github.metasaw.bayes.prior.PriorDistribution;
import io.github.metasaw.data.Datasets;
import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Help of one magic, and of all. */
final class Help {

  /** What the words of a usage line stand for. */
  private static final List<Map.Entry<String, String>> ARGUMENTS =
      List.of(
          Map.entry("TABLE", "a variable that holds a table, as %read and %dataset make with --as"),
          Map.entry("FIT", "a variable that holds a fit, as %meta and %bayes make with --as"),
          Map.entry("POSTERIOR", "a variable that holds a posterior, as %bayes makes with --as"),
          Map.entry("MANTRA_FIT", "a variable that %mantra makes with --as"),
          Map.entry("SCAN", "a variable that %scan makes with --as"),
          Map.entry("VARIABLE", "as %summary of a posterior names it: mu, tau, theta[3]"),
          Map.entry("TERM", "a coefficient, as the summary of the fit names it; without, all"),
          Map.entry("COLUMN", "a column of the results; without it, p"));

  private Help() {}

  static Sheet of(MagicTable magic) {
    String name = "%" + magic.code();
    List<String> above = new ArrayList<>();
    above.add(magic.text().summary() + ".");
    above.add("Usage: " + name + " " + magic.text().arguments() + " [OPTIONS]");
    if (magic.isCell()) {
      above.add(
          "or: %" + name + " " + magic.text().arguments() + " [OPTIONS], and the model below");
    }
    above.add("Example: " + magic.text().example());
    List<List<String>> rows = new ArrayList<>();
    for (Option option : magic.options()) {
      rows.add(List.of("--" + option.name(), option.value(), option.help()));
    }
    List<String> below = new ArrayList<>(arguments(magic));
    below.addAll(more(magic));
    return new Sheet(
        name + (magic.isCell() ? ", %" + name : ""),
        above,
        List.of("option", "value", "what it does"),
        List.of(),
        List.of(false, false, false),
        rows,
        below);
  }

  private static List<String> arguments(MagicTable magic) {
    return ARGUMENTS.stream()
        .filter(
            entry ->
                Pattern.compile("\\b" + entry.getKey() + "\\b")
                    .matcher(magic.text().arguments())
                    .find())
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private static List<String> more(MagicTable magic) {
    return switch (magic) {
      case META ->
          List.of("As %%meta, the lines below hold the model: yi ~ habitat + meta_V(V = vi)");
      case BAYES -> priors();
      case DATASET ->
          List.of(
              "NAME: " + String.join(", ", Datasets.names()),
              "%dataset alone says what they are; %read loads a file of your own");
      case READ ->
          List.of(
              "Separators, decimal point or comma, and the alphabet are found out; a workbook must"
                  + " be saved as CSV");
      case MANTRA -> List.of("The table has a row for each study of one SNP");
      case EXCHANGEABLE ->
          List.of(
              "The table has a row for each combination of values, its probability in the last"
                  + " column");
      default -> List.of();
    };
  }

  private static List<String> priors() {
    return List.of(
        "As %%bayes, the lines below hold model and priors: yi ~ 1, prior mu = normal(0, sd ="
            + " 1), prior tau = half_cauchy(0.5)",
        "priors of mu, of beta (all other coefficients) and of a term: "
            + words(PriorDistribution::isOfCoefficients),
        "priors of tau, tau2, 1/tau2 and log(tau2): " + words(PriorDistribution::isOfHeterogeneity),
        "with sigma ~ x, (1 | study) or two outcomes, priors of sigma, sd(study), sigma^2,"
            + " log(sd(study)), ... as of tau; of sigma:x (on log sigma) and of sigma:beta as"
            + " of a term; of rho12 uniform(from, to) or lkj(eta)",
        "priors by name: "
            + String.join(
                ", ",
                Arrays.stream(LambertPrior.values())
                    .map(lambert -> lambert.id() + " (" + lambert.code() + ")")
                    .toList()));
  }

  private static String words(Predicate<PriorDistribution> which) {
    return String.join(
        ", ",
        Arrays.stream(PriorDistribution.values())
            .filter(which)
            .map(PriorDistribution::signature)
            .toList());
  }

  /** All magics, a line each; the first of a group tells what the group is for. */
  static Sheet all() {
    List<List<String>> rows = new ArrayList<>();
    MagicGroup group = null;
    for (MagicTable magic : MagicTable.values()) {
      MagicText text = magic.text();
      rows.add(
          List.of(
              text.group() == group ? "" : text.group().words(),
              "%" + magic.code(),
              text.summary(),
              text.example()));
      group = text.group();
    }
    return new Sheet(
        "Metasaw",
        List.of(),
        List.of("", "magic", "what it does", "example"),
        List.of(),
        List.of(false, false, false, false),
        rows,
        List.of(
            "%%meta and %%bayes take a model in the lines below them. %NAME --help tells the options"
                + " of each; --code prints the same in Java, Meta.fit(...) and so on."));
  }
}
