package org.colophon.service.generation;

/// A task for a language model, with its instruction and the limits of its answer.
enum GenerationTask {
  EXPLAIN_MATCH(
      "Explain in one sentence why the text suits the audience that is described.", 1, 300),
  SUMMARIZE("Summarise the text in at most three sentences.", 3, 700),
  TEASER("Write a teaser for the text: one or two sentences that make readers curious.", 2, 300),
  RANK_SEGMENTS("Order the candidate audiences by how well the text suits them.", 0, 0),
  RANK_SUBJECTS("Order the candidate subjects by how well they describe the text.", 0, 0),
  DESCRIBE_SEGMENT(
      "Describe the audience in at most three sentences, from its name, its present description"
          + " and the texts that it likes.",
      3,
      700);

  /// Changes whenever a prompt is worded otherwise, so that no older answer is taken for it.
  static final String PROMPT_VERSION = "prompts-1";

  private final String instruction;
  private final int sentences;
  private final int characters;

  GenerationTask(String instruction, int sentences, int characters) {
    this.instruction = instruction;
    this.sentences = sentences;
    this.characters = characters;
  }

  String instruction() {
    return instruction;
  }

  /// The most sentences of a text.
  int sentences() {
    return sentences;
  }

  /// The longest text.
  int characters() {
    return characters;
  }

  /// Whether the answer is an order of candidates rather than texts.
  boolean ranks() {
    return sentences == 0;
  }
}
