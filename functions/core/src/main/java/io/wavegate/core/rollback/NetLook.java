package io.wavegate.core.rollback;

/** Whether a rollback would be possible: looked at before anything is deployed. */
public sealed interface NetLook {
  /** As the entry gate says it. */
  String said();

  /**
   * A rollback is possible.
   *
   * @param plan what it would do
   */
  record Net(RollbackPlan plan) implements NetLook {
    @Override
    public String said() {
      return plan.said();
    }
  }

  /**
   * A lever of another kind than the pipeline's would bring back what was found before.
   *
   * @param said as the entry gate says it
   */
  record Way(String said) implements NetLook {}

  /**
   * There is nothing to roll back to. The first deployment after installation or a change of the
   * pipeline's structure is in this place; it passes, and is marked.
   *
   * @param why what is lacking
   */
  record NoNet(String why) implements NetLook {
    @Override
    public String said() {
      return "NO NET: " + why;
    }
  }

  /**
   * It could not be found out.
   *
   * @param why the error
   */
  record Unknown(String why) implements NetLook {
    @Override
    public String said() {
      return "whether a rollback is possible is not known: " + why;
    }
  }
}
