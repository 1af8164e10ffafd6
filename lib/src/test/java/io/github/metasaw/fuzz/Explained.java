package io.github.metasaw.fuzz;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** Finds numbers that are not finite though no check names the quantity. */
final class Explained {

  private final String told;
  private final List<String> faults = new ArrayList<>();

  private Explained(Fit fit) {
    StringBuilder text = new StringBuilder();
    for (Check check : fit.checkList()) {
      if (check.status() != Check.Status.OK) {
        text.append(check.name()).append(' ').append(check.value()).append(' ');
        text.append(check.message()).append('\n');
      }
    }
    this.told = text.toString();
  }

  /** The quantities of a frequentist fit; which of them no check explains. */
  static List<String> frequentist(FrequentistFit fit) {
    Explained explained = new Explained(fit);
    Table table = fit.coefficients();
    for (int i = 0; i < table.rowCount(); i++) {
      String term = table.stringColumn("term").get(i);
      String any = Pattern.quote(term) + "|[Cc]oefficient";
      explained.number("estimate of " + term, table, "estimate", i, any);
      explained.number("se of " + term, table, "se", i, any + "|[Ss]tandard error|\\bSEs?\\b");
      explained.number(
          "lower of " + term, table, "lower", i, any + "|[Ii]nterval|[Ss]tandard error|\\bSEs?\\b");
      explained.number(
          "upper of " + term, table, "upper", i, any + "|[Ii]nterval|[Ss]tandard error|\\bSEs?\\b");
    }
    Heterogeneity h = fit.heterogeneity();
    explained.number("tau2", h.tau2(), "tau2|heterogeneity|between-study");
    explained.number("Q", h.Q(), "\\bQ\\b");
    explained.number("I2", h.I2(), "I2");
    explained.number("logLik", fit.logLik(), "likelihood");
    explained.number("BIC", fit.bic(), "BIC|likelihood");
    explained.number("AICc", fit.aicc(), "AICc|likelihood");
    return explained.faults;
  }

  /** The quantities of a posterior. */
  static List<String> bayes(BayesFit fit) {
    Explained explained = new Explained(fit);
    Table table = fit.summary();
    for (int i = 0; i < table.rowCount(); i++) {
      String variable = table.stringColumn("variable").get(i);
      String any = Pattern.quote(variable.replaceAll("\\[.*", ""));
      for (String column : List.of("mean", "sd", "q2.5", "median", "q97.5")) {
        explained.number(column + " of " + variable, table, column, i, any);
      }
    }
    return explained.faults;
  }

  private void number(String what, Table table, String column, int row, String words) {
    number(what, table.doubleColumn(column).getDouble(row), words);
  }

  private void number(String what, double value, String words) {
    if (!Double.isFinite(value) && !Pattern.compile(words).matcher(told).find()) {
      faults.add(what + " is " + value + " and no check says why");
    }
  }
}
