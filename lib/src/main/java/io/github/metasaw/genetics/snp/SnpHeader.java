package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table of SNPs holds what: a line for each SNP with columns for each study
 * ({@code beta_EA}, {@code EA.se}), or a line for each SNP and study with a column that names the
 * study.
 */
@API(status = API.Status.INTERNAL)
public final class SnpHeader {

  /** The number of a column that is not there. */
  public static final int NONE = -1;

  /** Exceeds every score without it: the name of a known study decides. */
  private static final int KNOWN_STUDY_SCORE = 1000;

  private final String line;
  private final char separator;
  private final List<String> names;
  private final Map<SnpRole, Integer> shared = new EnumMap<>(SnpRole.class);
  private final Map<String, Map<SnpRole, Integer>> perStudy = new LinkedHashMap<>();
  private final List<String> summaries = new ArrayList<>();

  private SnpHeader(String line, char separator, List<String> names) {
    this.line = line;
    this.separator = separator;
    this.names = names;
  }

  /**
   * Reads the line of names.
   *
   * @param line the first line of the table, which may begin with {@code #}
   * @param known names of studies that decide in doubt: {@code EA_beta} is no effect allele of a
   *     study called beta; may be empty
   * @return which column holds what
   * @throws MetaException if no column names the SNP, or estimates or standard errors are missing
   */
  public static SnpHeader of(String line, List<String> known) {
    String plain = line.startsWith("#") ? line.substring(1) : line;
    char separator = plain.indexOf('\t') >= 0 ? '\t' : plain.indexOf(',') >= 0 ? ',' : ' ';
    String[] names = SnpFields.split(plain, separator);
    SnpHeader header = new SnpHeader(line, separator, List.of(names));
    for (int c = 0; c < names.length; c++) {
      header.take(names[c], c, known);
    }
    settleAlleles(header.shared);
    header.perStudy.values().forEach(SnpHeader::settleAlleles);
    header.validate(names, known);
    return header;
  }

  /** Which columns hold effect and other allele, by the habits of programs. */
  private static void settleAlleles(Map<SnpRole, Integer> roles) {
    Integer saige = roles.remove(SnpRole.FREQUENCY_2);
    if (saige != null) {
      roles.putIfAbsent(SnpRole.FREQUENCY, saige);
      Integer first = roles.remove(SnpRole.EFFECT_ALLELE);
      Integer second = roles.remove(SnpRole.OTHER_ALLELE);
      put(roles, SnpRole.EFFECT_ALLELE, second);
      put(roles, SnpRole.OTHER_ALLELE, first);
    }
    if (!roles.containsKey(SnpRole.EFFECT_ALLELE)) {
      put(roles, SnpRole.EFFECT_ALLELE, roles.remove(SnpRole.ALTERNATE));
    }
    if (!roles.containsKey(SnpRole.OTHER_ALLELE)) {
      put(roles, SnpRole.OTHER_ALLELE, roles.remove(SnpRole.REFERENCE));
    }
  }

  private static void put(Map<SnpRole, Integer> roles, SnpRole role, @Nullable Integer column) {
    if (column != null) {
      roles.put(role, column);
    }
  }

  private void take(String name, int column, List<String> known) {
    SnpRole role = SnpRole.of(name);
    if (role != null) {
      shared.putIfAbsent(role, column);
      return;
    }
    SnpRole best = null;
    int bestScore = 0;
    String study = "";
    for (int at = 1; at < name.length() - 1; at++) {
      if (!Character.isLetterOrDigit(name.charAt(at))) {
        String left = name.substring(0, at);
        String right = name.substring(at + 1);
        for (String[] split : new String[][] {{left, right}, {right, left}}) {
          SnpRole candidate = SnpRole.of(split[0]);
          int score =
              candidate == null || candidate.rank() == 0
                  ? 0
                  : 100 * candidate.rank()
                      + split[0].length()
                      + (known.contains(split[1]) ? KNOWN_STUDY_SCORE : 0);
          if (score > bestScore) {
            bestScore = score;
            best = candidate;
            study = split[1];
          }
        }
      }
    }
    if (best != null) {
      perStudy.computeIfAbsent(study, s -> new EnumMap<>(SnpRole.class)).putIfAbsent(best, column);
    }
  }

  private void validate(String[] names, List<String> known) {
    String columnsWords = "; Columns: " + String.join(", ", Arrays.asList(names));
    if (!shared.containsKey(SnpRole.ID)) {
      throw MetaException.of(
          "no column names the SNP; call it SNP, MarkerName or rsid" + columnsWords);
    }
    if (isLong()) {
      requirePair("the table", shared, columnsWords);
      return;
    }
    perStudy.values().removeIf(roles -> roles.keySet().stream().allMatch(r -> r.rank() < 3));
    leaveSummariesOut(known);
    if (perStudy.isEmpty()) {
      throw MetaException.of(
          "no estimates of studies; give columns such as beta_%1$s and se_%1$s, or a column study with beta and se"
                  .formatted(known.isEmpty() ? "EA" : known.get(0))
              + columnsWords);
    }
    perStudy.forEach((study, roles) -> requirePair("study '" + study + "'", roles, columnsWords));
  }

  /** Columns of a meta-analysis are no study, unless they are named as one, or nothing else is. */
  private void leaveSummariesOut(List<String> known) {
    List<String> found =
        perStudy.keySet().stream()
            .filter(study -> !known.contains(study) && SummaryNames.isSummary(study))
            .toList();
    if (found.size() < perStudy.size()) {
      perStudy.keySet().removeAll(found);
      summaries.addAll(found);
    }
  }

  private static void requirePair(String who, Map<SnpRole, Integer> roles, String columnsWords) {
    boolean isEstimate = roles.containsKey(SnpRole.BETA) || roles.containsKey(SnpRole.ODDS_RATIO);
    boolean isInterval =
        roles.containsKey(SnpRole.ODDS_RATIO)
            && roles.containsKey(SnpRole.LOWER)
            && roles.containsKey(SnpRole.UPPER);
    if (!isEstimate) {
      throw MetaException.of(
          who + " has no estimates; call the column beta, effect or OR" + columnsWords);
    }
    if (!roles.containsKey(SnpRole.SE) && !isInterval) {
      throw MetaException.of(
          who + " has no standard errors; call the column se or StdErr" + columnsWords);
    }
  }

  /**
   * Whether the table has one line per SNP and study.
   *
   * @return false if it has one line per SNP
   */
  public boolean isLong() {
    return shared.containsKey(SnpRole.STUDY);
  }

  /**
   * The studies that have columns.
   *
   * @return names in the order of the columns; empty if each study has lines
   */
  public List<String> studies() {
    return isLong() ? List.of() : new ArrayList<>(perStudy.keySet());
  }

  /**
   * Groups of columns that were taken for summaries of studies and left out.
   *
   * @return names in the order of the columns
   */
  public List<String> summaries() {
    return List.copyOf(summaries);
  }

  /**
   * The column of what all studies share.
   *
   * @param role what the column holds
   * @return its number from 0, or {@link #NONE}
   */
  public int column(SnpRole role) {
    return shared.getOrDefault(role, NONE);
  }

  /**
   * The column of a study; if each study has lines, the column that they share.
   *
   * @param study name
   * @param role what the column holds
   * @return its number from 0, or {@link #NONE}
   */
  public int column(String study, SnpRole role) {
    Map<SnpRole, Integer> roles = isLong() ? shared : perStudy.get(study);
    return roles == null ? NONE : roles.getOrDefault(role, NONE);
  }

  /**
   * What separates the fields of a line.
   *
   * @return tab, comma, or a blank for any white space
   */
  public char separator() {
    return separator;
  }

  /**
   * The names of all columns, as the table writes them.
   *
   * @return names in the order of the columns
   */
  public List<String> names() {
    return names;
  }

  /**
   * The line of names.
   *
   * @return the whole line, as it was read
   */
  public String line() {
    return line;
  }
}
