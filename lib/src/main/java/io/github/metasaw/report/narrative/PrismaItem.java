package io.github.metasaw.report.narrative;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Items 12 to 22 of the PRISMA 2020 checklist (Page et al. 2021, BMJ 372, n71), those that concern
 * the synthesis, in short words.
 */
enum PrismaItem {
  ITEM_12("effect measures used for each outcome", ReportSection.METHODS),
  ITEM_13A("which studies were eligible for each synthesis", null),
  ITEM_13B("preparation of the data: missing statistics, conversions", ReportSection.METHODS),
  ITEM_13C("methods to tabulate or show results of studies and syntheses", ReportSection.METHODS),
  ITEM_13D("methods of synthesis: model, heterogeneity, software", ReportSection.METHODS),
  ITEM_13E("methods to explore causes of heterogeneity", ReportSection.METHODS),
  ITEM_13F("sensitivity analyses", ReportSection.METHODS),
  ITEM_14("assessment of bias due to missing results", ReportSection.METHODS),
  ITEM_15("assessment of certainty", null),
  ITEM_16A("results of search and selection, with a flow diagram", ReportSection.RESULTS),
  ITEM_16B("studies that appeared to meet the criteria but were excluded", null),
  ITEM_17("characteristics of each study", null),
  ITEM_18("risk of bias in each study", ReportSection.RESULTS),
  ITEM_19("summary statistics or effect of each study, with its precision", ReportSection.STUDIES),
  ITEM_20A("characteristics and risk of bias of the studies of each synthesis", null),
  ITEM_20B("results of all syntheses: estimate, precision, heterogeneity", ReportSection.RESULTS),
  ITEM_20C("results of investigations of heterogeneity", ReportSection.RESULTS),
  ITEM_20D("results of sensitivity analyses", ReportSection.RESULTS),
  ITEM_21("bias due to missing results in each synthesis", ReportSection.RESULTS),
  ITEM_22("certainty of the evidence for each outcome", ReportSection.RESULTS);

  private final String content;
  private final @Nullable ReportSection section;

  PrismaItem(String content, @Nullable ReportSection section) {
    this.content = content;
    this.section = section;
  }

  /** Its number: {@code 13b}. */
  String number() {
    return name().substring("ITEM_".length()).toLowerCase(Locale.ROOT);
  }

  /** What it asks for. */
  String content() {
    return content;
  }

  /** The section that answers it where the analysis has it; empty for what only authors know. */
  Optional<ReportSection> section() {
    return Optional.ofNullable(section);
  }
}
