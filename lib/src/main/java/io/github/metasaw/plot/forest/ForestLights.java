package io.github.metasaw.plot.forest;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.review.JudgementLights;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.review.Judgement;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The risk of bias of the studies of a forest plot: a light for each domain.
 *
 * @param heads short names of the domains
 * @param rows of the plot; empty for a row without judgements, else one per domain
 * @param notes what the short names and the signs mean, and which studies have no judgements
 */
record ForestLights(List<String> heads, List<List<Optional<Judgement>>> rows, List<String> notes) {

  /** Heading over the lights. */
  static final String GROUP = "Risk of bias";

  /** Longer names of domains are replaced by letters, which a note explains. */
  private static final double LONGEST_HEAD = 52;

  /** Of the type of headings. */
  private static final double SIZE = 13;

  /** So many studies without judgements are named. */
  private static final int MAX_NAMED = 5;

  /** Radius of a light, of the size of the type. */
  private static final double RADIUS = 0.58;

  ForestLights {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }

  /** No lights. */
  static ForestLights none() {
    return new ForestLights(List.of(), List.of(), List.of());
  }

  /**
   * The lights of rows.
   *
   * @param bias judgements, which find their rows by the names of the studies
   * @param forest rows of the plot, from the top to the bottom
   * @return lights for the rows of studies
   * @throws MetaException if no row has the name of a study that was judged
   */
  static ForestLights of(RiskOfBias bias, List<ForestRow> forest) {
    List<List<Optional<Judgement>>> rows = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (ForestRow row : forest) {
      boolean isStudy = row.kind() == ForestRow.Kind.STUDY || row.kind() == ForestRow.Kind.EFFECT;
      List<Optional<Judgement>> judgements = isStudy ? bias.of(row.label()) : List.of();
      rows.add(judgements);
      if (isStudy && judgements.isEmpty()) {
        without.add(row.label());
      }
    }
    if (rows.stream().allMatch(List::isEmpty)) {
      throw MetaException.of(
          "no study of the plot has judgements: its studies are %s, and those judged are %s"
              .formatted(some(without), some(bias.studies())));
    }
    List<String> heads = heads(bias);
    return new ForestLights(heads, rows, notes(bias, heads, without));
  }

  private static List<String> heads(RiskOfBias bias) {
    List<String> domains = bias.domains();
    boolean areShort =
        domains.stream().allMatch(name -> Fonts.width(name, SIZE, true) <= LONGEST_HEAD);
    List<String> heads = new ArrayList<>();
    for (String domain : domains) {
      boolean isKept = areShort || domain.equals("Overall");
      heads.add(isKept ? domain : letter(heads.size()));
    }
    return heads;
  }

  private static String letter(int domain) {
    return domain < 26 ? String.valueOf((char) ('A' + domain)) : Integer.toString(domain + 1);
  }

  private static List<String> notes(RiskOfBias bias, List<String> heads, List<String> without) {
    List<String> notes = new ArrayList<>();
    List<String> domains = new ArrayList<>();
    for (int d = 0; d < heads.size(); d++) {
      if (!heads.get(d).equals(bias.words(d))) {
        domains.add(heads.get(d) + " " + bias.words(d));
      }
    }
    String tool = bias.tool().domains().isEmpty() ? "" : " (" + bias.tool().label() + ")";
    String signs =
        bias.used().stream()
            .map(one -> one.sign() + " " + one.label().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    notes.add(GROUP + tool + ": " + signs + ".");
    if (!domains.isEmpty()) {
      notes.add("Domains: " + String.join("; ", domains) + ".");
    }
    if (!without.isEmpty()) {
      notes.add("Not judged: " + some(without) + ".");
    }
    return notes;
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size())));
    int more = names.size() - MAX_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  /** The column of a domain. */
  ForestCells column(int domain, double size) {
    return new Column(domain, size * RADIUS);
  }

  /** Room for the lights of a row side by side. */
  static double width(int domains, double size) {
    return domains * pitch(size);
  }

  private static double pitch(double size) {
    return 2.4 * RADIUS * size;
  }

  /** The lights of a row side by side, from {@code left}, beside text on {@code base}. */
  void drawRow(int row, double left, double base, double size, List<Mark> marks) {
    for (int d = 0; d < rows.get(row).size(); d++) {
      double x = left + pitch(size) * d + RADIUS * size;
      draw(row, d, x, base - size * 0.36, RADIUS * size, marks);
    }
  }

  private void draw(int row, int domain, double x, double y, double radius, List<Mark> marks) {
    List<Optional<Judgement>> judgements = rows.get(row);
    if (domain < judgements.size()) {
      judgements
          .get(domain)
          .ifPresent(judgement -> JudgementLights.draw(judgement, x, y, radius, marks));
    }
  }

  /** The lights of one domain below each other. */
  private final class Column implements ForestCells {

    private final int domain;
    private final double radius;

    Column(int domain, double radius) {
      this.domain = domain;
      this.radius = radius;
    }

    @Override
    public double width() {
      return 2 * radius;
    }

    @Override
    public void draw(int row, double left, double base, List<Mark> marks) {
      double size = radius / RADIUS;
      ForestLights.this.draw(row, domain, left + radius, base - size * 0.36, radius, marks);
    }
  }
}
