package io.github.metasaw.freq;

/** Estimators of the heterogeneity variance tau2; an estimator is one constant here. */
public enum Tau2 {
  COMMON,
  FIXED,
  DL,
  DL2,
  DLIT,
  HE,
  HS,
  HSK,
  SJ,
  SJIT,
  ML,
  REML,
  EB,
  PM,
  PMM,
  GENQ,
  GENQM
}
