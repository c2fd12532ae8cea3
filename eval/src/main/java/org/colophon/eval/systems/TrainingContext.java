package org.colophon.eval.systems;

import java.util.List;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.models.linear.LabelHierarchy;

/// The data that a system may use for training besides labelled examples.
///
/// @param definition with the names and definitions of labels
/// @param hierarchy of the labels, empty where there is none
/// @param unlabelled the examples that will be asked for, **without their gold**
/// @param seed of anything random
public record TrainingContext<E extends Example>(
    SetDefinition definition, LabelHierarchy hierarchy, List<E> unlabelled, long seed) {
  public TrainingContext {
    unlabelled = List.copyOf(unlabelled);
  }
}
