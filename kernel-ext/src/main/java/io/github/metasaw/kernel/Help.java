package io.github.metasaw.kernel;

import io.github.metasaw.bayes.Lambert;
import io.github.metasaw.bayes.Priors;
import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Help of one magic, and of all. */
final class Help {

  private Help() {}

  static Sheet of(MagicTable magic) {
    List<List<String>> rows = new ArrayList<>();
    for (Option option : magic.options()) {
      rows.add(List.of("--" + option.name(), option.value(), option.help()));
    }
    return new Sheet(
        "%" + magic.code() + (magic.isCell() ? ", %%" + magic.code() : ""),
        List.of(
            magic.summary() + ".",
            "Example: " + magic.example(),
            "Before the options: " + magic.before() + "."),
        List.of("option", "value", "what it does"),
        List.of(),
        List.of(false, false, false),
        rows,
        switch (magic) {
          case META ->
              List.of("As %%meta, the lines below hold the model: yi ~ habitat + meta_V(V = vi)");
          case BAYES ->
              List.of(
                  "As %%bayes, the lines below hold model and priors: yi ~ 1, prior mu = normal(0, sd ="
                      + " 1), prior tau = half_cauchy(0.5)",
                  "priors of mu, of beta (all other coefficients) and of a term: "
                      + words(Priors::isOfCoefficients),
                  "priors of tau, tau2, 1/tau2 and log(tau2): " + words(Priors::isOfHeterogeneity),
                  "with sigma ~ x, (1 | study) or two outcomes, priors of sigma, sd(study), sigma^2,"
                      + " log(sd(study)), ... as of tau; of sigma:x (on log sigma) and of sigma:beta as"
                      + " of a term; of rho12 uniform(from, to) or lkj(eta)",
                  "priors by name: "
                      + String.join(
                          ", ",
                          Arrays.stream(Lambert.values())
                              .map(lambert -> lambert.word() + " (" + lambert.code() + ")")
                              .toList()));
          default -> List.of();
        });
  }

  private static String words(Predicate<Priors> which) {
    return String.join(
        ", ", Arrays.stream(Priors.values()).filter(which).map(Priors::signature).toList());
  }

  static Sheet all() {
    List<List<String>> rows = new ArrayList<>();
    for (MagicTable magic : MagicTable.values()) {
      rows.add(List.of("%" + magic.code(), magic.summary(), magic.example()));
    }
    return new Sheet(
        "Metasaw",
        List.of(),
        List.of("magic", "what it does", "example"),
        List.of(),
        List.of(false, false, false),
        rows,
        List.of(
            "Each takes --help. The same in Java: Meta.fit(...), Meta.bayes(...), Meta.forest(...)."));
  }
}
