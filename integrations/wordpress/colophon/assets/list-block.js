/**
 * The list block in the editor: what it lists, and how it looks now.
 */
( function ( wp ) {
	'use strict';

	var el = wp.element.createElement;
	var __ = wp.i18n.__;
	var c = wp.components;

	/** The segments in use, asked for once. */
	function useSegments() {
		var state = wp.element.useState( { segments: [], error: '' } );
		wp.element.useEffect( function () {
			wp.apiFetch( { path: '/colophon/v1/segments' } ).then( function ( segments ) {
				state[ 1 ]( { segments: segments, error: '' } );
			}, function ( problem ) {
				state[ 1 ]( { segments: [], error: problem.message } );
			} );
		}, [] );
		return state[ 0 ];
	}

	function Controls( props ) {
		var attributes = props.attributes;
		var found = useSegments();
		var options = [ { label: __( 'Choose…', 'colophon' ), value: '' } ].concat( found.segments.map( function ( segment ) {
			return { label: segment.name, value: segment.id };
		} ) );
		if ( attributes.segment && ! found.segments.some( function ( segment ) {
			return segment.id === attributes.segment;
		} ) ) {
			options.push( { label: attributes.segment, value: attributes.segment } );
		}
		function change( name ) {
			return function ( value ) {
				var part = {};
				part[ name ] = value;
				props.setAttributes( part );
			};
		}
		return el( c.PanelBody, { title: __( 'List', 'colophon' ) },
			found.error && el( c.Notice, { status: 'warning', isDismissible: false }, found.error ),
			el( c.SelectControl, {
				label: __( 'What it lists', 'colophon' ),
				value: attributes.kind,
				options: [ { label: __( 'What fits a target group', 'colophon' ), value: 'segment' }, { label: __( 'What stands well beside this post', 'colophon' ), value: 'related' } ],
				onChange: change( 'kind' ),
			} ),
			attributes.kind === 'segment' && el( c.SelectControl, { label: __( 'Target group', 'colophon' ), value: attributes.segment, options: options, onChange: change( 'segment' ) } ),
			el( c.RangeControl, { label: __( 'Most entries', 'colophon' ), value: attributes.count, min: 1, max: 20, onChange: change( 'count' ) } ),
			el( c.TextControl, { label: __( 'Heading', 'colophon' ), value: attributes.heading, onChange: change( 'heading' ) } ) );
	}

	function Nothing() {
		return el( c.Placeholder, { icon: 'book-alt', label: __( 'Colophon list', 'colophon' ) },
			__( 'Nothing may be shown now, or nothing is chosen yet. Readers see no list then.', 'colophon' ) );
	}

	wp.blocks.registerBlockType( 'colophon/list', {
		edit: function ( props ) {
			return el( 'div', wp.blockEditor.useBlockProps(),
				el( wp.blockEditor.InspectorControls, null, el( Controls, props ) ),
				el( c.Disabled, null, el( wp.serverSideRender, { block: 'colophon/list', attributes: props.attributes, EmptyResponsePlaceholder: Nothing } ) ) );
		},
		save: function () {
			return null;
		},
	} );
}( window.wp ) );
