extension MatterGroups {
  /// The member of group `index` that is most like the others.
  package func central(_ index: Int, _ members: [MatterMember]) -> Int { groups[index][0] }
}
